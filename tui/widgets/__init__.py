"""The widgets of the explorer, one file each."""
