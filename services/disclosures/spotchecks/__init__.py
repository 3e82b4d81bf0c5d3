"""Random checks of posting: places drawn by lot, long unseen and often bare ones more likely."""
