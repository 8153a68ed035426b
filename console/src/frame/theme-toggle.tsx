import { useState } from 'react';

type Theme = 'light' | 'dark';

function themeNow(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function keepTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem('vernier-theme', theme);
  } catch {
    // it holds until the page is left
  }
}

/** Changes between the light and the dark theme, and keeps the choice in this browser. */
export function ThemeToggle() {
  const [theme, setTheme] = useState(themeNow);
  const other = theme === 'dark' ? 'light' : 'dark';
  const change = () => {
    keepTheme(other);
    setTheme(other);
  };
  return (
    <button
      type="button"
      className="button icon"
      aria-label={`Change to the ${other} theme`}
      onClick={change}
    >
      <svg viewBox="0 0 16 16" width={16} height={16} aria-hidden="true">
        <circle cx={8} cy={8} r={6.25} fill="none" stroke="currentColor" strokeWidth={1.5} />
        <path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" fill="currentColor" />
      </svg>
    </button>
  );
}
