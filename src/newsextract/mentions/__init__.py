"""Doc -> mentions: one finder each for titles, institutions, people, places, dates and groups."""
