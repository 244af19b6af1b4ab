"""Command lines as shells read them, without running anything: bash, cmd and PowerShell."""
