/* global MiniSearch, searchDocuments */
const root = document.documentElement;
const base = root.dataset.root;
const element = (id) => document.getElementById(id);

element('theme').addEventListener('click', () => {
  root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
  try {
    localStorage.setItem('theme', root.dataset.theme);
  } catch {
    // Storage is blocked: the theme lasts for this page.
  }
});

const menu = element('menu');
menu.addEventListener('click', () => {
  const isOpen = element('navigation').classList.toggle('open');
  menu.setAttribute('aria-expanded', String(isOpen));
});
element('navigation').querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });

// Wide tables and code are scrolled with the keyboard too.
for (const one of document.querySelectorAll('main pre, main .table')) one.tabIndex = 0;

const input = element('search');
const results = element('results');
const shown = 12;
let index;

function load(name) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    Object.assign(script, { src: `${base}assets/${name}`, onload: resolve, onerror: reject });
    document.head.append(script);
  });
}

/** Returns the words of a text, and those of names in camel case too. */
function words(text) {
  return text.split(/[\s\p{P}]+/u).flatMap((word) => {
    const parts = word.split(/(?<=[a-z0-9])(?=[A-Z])/);
    return parts.length > 1 ? [word, ...parts] : [word];
  });
}

/** Loads the documents with the first search. Scripts, because a page of a file cannot fetch. */
function searchIndex() {
  index ??= Promise.all([load('minisearch.js'), load('search-documents.js')]).then(() => {
    const searched = new MiniSearch({
      fields: ['heading', 'page', 'text'],
      storeFields: ['heading', 'page'],
      tokenize: words,
      searchOptions: {
        boost: { heading: 5, page: 2 },
        prefix: true,
        fuzzy: (term) => (term.length > 4 ? 0.2 : 0),
        combineWith: 'AND',
      },
    });
    searched.addAll(searchDocuments);
    return searched;
  });
  return index;
}

function resultItem({ id, heading, page }) {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = base + id;
  link.textContent = heading;
  if (page !== '') {
    const small = document.createElement('small');
    small.textContent = page;
    link.append(small);
  }
  item.append(link);
  return item;
}

async function search() {
  const text = input.value.trim();
  const found = text === '' ? [] : (await searchIndex()).search(text).slice(0, shown);
  if (text !== input.value.trim()) return;
  const none = document.createElement('li');
  none.textContent = 'No results';
  results.replaceChildren(...(found.length > 0 ? found.map(resultItem) : [none]));
  results.hidden = text === '';
}

function closeResults() {
  results.hidden = true;
}

/** Moves the focus among the field and the results. */
function step(from, by) {
  const stops = [input, ...results.querySelectorAll('a')];
  stops[Math.min(Math.max(stops.indexOf(from) + by, 0), stops.length - 1)].focus();
}

input.addEventListener('input', search);
input.addEventListener('focus', () => void (input.value.trim() !== '' && search()));
document.addEventListener('keydown', (event) => {
  const isTyping = event.target.matches('input, textarea');
  const isSearching = event.target === input || results.contains(event.target);
  if (event.key === '/' && !isTyping) {
    event.preventDefault();
    input.focus();
  } else if (event.key === 'Escape') closeResults();
  else if (isSearching && !results.hidden && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    event.preventDefault();
    step(event.target, event.key === 'ArrowDown' ? 1 : -1);
  } else if (event.key === 'Enter' && event.target === input) results.querySelector('a')?.click();
});
document.addEventListener('click', (event) => void (event.target.closest('.search') ?? closeResults()));
results.addEventListener('click', (event) => void (event.target.closest('a') && closeResults()));
