"""The reception calendar: sessions made from the plan's days, posted ahead, moved openly, held."""
