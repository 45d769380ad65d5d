"""What is due: promises, thanks, check-ins, days people named, and keeping in touch; and the nudges that say so."""
