"""`/grapevine pause` and `resume`: no unasked message at all, until the person says otherwise."""
