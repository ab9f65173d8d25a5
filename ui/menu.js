// On a narrow screen the menu lies over the page: it closes when a page is chosen in it.
if (!window.menuClosesWhenChosen) {
  window.menuClosesWhenChosen = true;
  document.addEventListener("click", (event) => {
    const chosen = event.target.closest('[data-testid="stSidebar"] a');
    if (!chosen || !window.matchMedia("(max-width: 767px)").matches) return;
    const button = '[data-testid="stSidebarCollapseButton"] button';
    setTimeout(() => document.querySelector(button)?.click(), 100);
  });
}
