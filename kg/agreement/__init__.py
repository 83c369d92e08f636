"""How far two coders agree who encoded one article."""
