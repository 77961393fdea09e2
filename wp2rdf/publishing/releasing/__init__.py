"""A release: everything that is given out of one state of the site, in one folder."""
