// Before the page is shown, so that it does not flash in the other theme.
(() => {
  const root = document.documentElement;
  const preferred = () => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  let stored = null;
  try {
    stored = localStorage.getItem('theme');
  } catch {
    // Storage is blocked: the theme of the system.
  }
  root.dataset.theme = stored === 'dark' || stored === 'light' ? stored : preferred();
})();
