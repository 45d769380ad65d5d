"""What members do for their network without a talk: posts, comments, help, applications, and what they give people."""
