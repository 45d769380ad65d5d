"""What happened: conversations (and later attendance, posts, gives). Features write it; cadences and goals read it."""
