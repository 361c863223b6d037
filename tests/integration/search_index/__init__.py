"""The engine on a real disk: generations, damage, builders that die, hostile questions."""
