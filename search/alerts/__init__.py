"""E-mail alerts: asking for one, confirming and stopping it, and telling each new match once."""
