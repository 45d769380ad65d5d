"""Being present where people of one's field are: profiles, small actions, and groups (S54 to S57)."""
