"""How English wording becomes official names: tokens → bodies and departments → posts → mentions."""
