"""Accounts entered from a list: every row judged first, then all of them given or none."""
