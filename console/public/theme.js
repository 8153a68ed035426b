// Before anything is painted: the theme that a person chose here, else the system's.
(() => {
  try {
    const kept = localStorage.getItem('vernier-theme');
    if (kept === 'light' || kept === 'dark') document.documentElement.dataset.theme = kept;
  } catch {
    // storage is refused: the system's theme it is
  }
})();
