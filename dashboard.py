"""The door: draws the menu and runs the page that the URL asks for.

It must not hold anything that a page needs; a page opened at its own URL runs without it.
"""

from ui.menu import menu

menu().run()
