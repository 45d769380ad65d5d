"""What members do for their network without a talk: posts, comments, help, applications, what they give and ask for."""
