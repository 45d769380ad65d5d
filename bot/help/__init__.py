"""Help, made from the declarations: it can't tell of a command that isn't there."""
