"""What a panel shows, folded from events; shared by the window and the command line."""
