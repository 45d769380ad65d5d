"""The workspaces that took us in: what happens when one takes us away, and when it has us back."""
