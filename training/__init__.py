"""How the bundled pipeline is made and measured from public corpora; not shipped."""
