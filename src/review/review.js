'use strict';
// Joins words, facts and warnings by hover, click and keys, filters the facts, and copies corrections.
// Everything on the page is text already: this script only sets classes and moves the focus.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const cards = all('.card');
  // A fact is known by its number, a warning by 'w' and its own.
  const joined = new Map();
  for (const element of all('[data-f]')) {
    for (const number of element.dataset.f.split(' ')) {
      if (!joined.has(number)) joined.set(number, []);
      joined.get(number).push(element);
    }
  }
  let held = null;

  const light = numbers => {
    for (const element of all('.on')) element.classList.remove('on');
    for (const number of numbers) for (const element of joined.get(number) ?? []) element.classList.add('on');
  };
  const numbersOf = element => element.dataset.f.split(' ');
  const near = (target, selector) => target instanceof Element ? target.closest(selector) : null;
  // The numbers of an element and of those around it: a word of a fact may stand in words of a warning.
  const around = target => {
    const element = near(target, '[data-f]');
    return element ? [...numbersOf(element), ...around(element.parentElement)] : [];
  };
  const show = element => element?.scrollIntoView({ block: 'nearest' });
  const hold = number => {
    held = number;
    light(number === null ? [] : [number]);
  };
  const placeOf = number => (joined.get(number) ?? []).find(element => element.matches('a.mark'));

  // A page that scrolls under a mouse at rest moves nothing that a person points at.
  let pointer = '';
  document.addEventListener('mouseover', event => {
    const now = event.clientX + ' ' + event.clientY;
    if (now === pointer) return;
    pointer = now;
    const numbers = around(event.target);
    light(numbers.length > 0 || held === null ? numbers : [held]);
  });
  document.addEventListener('mousemove', event => { pointer = event.clientX + ' ' + event.clientY; });
  document.addEventListener('focusin', event => {
    const numbers = around(event.target);
    if (numbers.length > 0) light(numbers);
  });
  document.addEventListener('click', event => {
    const mark = near(event.target, '.mark');
    const warned = near(event.target, '.warned');
    const card = near(event.target, '.card');
    if (mark) {
      // A word of several facts goes through them click by click.
      const numbers = numbersOf(mark);
      const next = numbers[(numbers.indexOf(held) + 1) % numbers.length];
      event.preventDefault();
      hold(next);
      document.getElementById('f' + next)?.focus();
      show(document.getElementById('f' + next));
    } else if (warned) {
      hold(numbersOf(warned)[0]);
      show(document.getElementById(held));
    } else if (card && !event.target.closest('a, summary, textarea, button')) {
      hold(card.dataset.f);
      show(placeOf(held));
    }
  });

  const form = document.getElementById('filter');
  const doubtful = document.getElementById('doubtful');
  const filter = () => {
    const kinds = new Set(all('[name=kind]:checked', form).map(box => box.value));
    let shown = 0;
    for (const card of cards) {
      card.hidden = !kinds.has(card.dataset.kind) || (doubtful.checked && !('doubt' in card.dataset));
      if (!card.hidden) shown += 1;
    }
    for (const section of all('.kind')) section.hidden = section.id !== 'warnings' && !all('.card', section).some(card => !card.hidden);
    document.body.classList.add('dim');
    for (const mark of all('.mark')) {
      mark.classList.toggle('off', !numbersOf(mark).some(number => !document.getElementById('f' + number).hidden));
    }
    document.getElementById('shown').textContent = shown + ' of ' + cards.length + ' facts shown';
  };
  form.addEventListener('change', filter);
  form.addEventListener('submit', event => event.preventDefault());

  // Where the keys began at a card, they go on from there.
  const copy = (area, card) => {
    area.focus();
    area.select();
    const done = () => {
      document.getElementById('shown').textContent = 'copied';
      card?.focus();
    };
    if (navigator.clipboard) navigator.clipboard.writeText(area.value).then(done, () => document.execCommand('copy') && done());
    else if (document.execCommand('copy')) done();
  };
  for (const button of all('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', () => copy(document.getElementById(button.dataset.copy)));
  }

  const step = by => {
    const visible = cards.filter(card => !card.hidden);
    if (visible.length === 0) return;
    const at = visible.findIndex(card => card.dataset.f === held);
    const next = visible[at < 0 ? (by > 0 ? 0 : visible.length - 1) : Math.min(Math.max(at + by, 0), visible.length - 1)];
    hold(next.dataset.f);
    next.focus();
    show(next);
    show(placeOf(held));
  };
  document.addEventListener('keydown', event => {
    if (!document.getElementById('keys').checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== 'Escape' && event.target.matches('textarea, input[type=text]')) return;
    const card = held === null ? null : document.getElementById('f' + held);
    if (event.key === 'j') step(1);
    else if (event.key === 'k') step(-1);
    else if (event.key === 'Escape' && event.target.matches('textarea')) event.target.closest('.card')?.focus();
    else if (event.key === 'Escape') { hold(null); document.activeElement?.blur(); }
    else if (event.key === 'l') { doubtful.checked = !doubtful.checked; filter(); }
    else if (event.key === 'c' && card) { all('details', card)[0].open = true; copy(all('textarea', card)[0], card); }
    else if (event.key === 'Enter' && event.target === card) { const place = placeOf(held); place?.focus(); show(place); }
    else return;
    event.preventDefault();
  });

  form.hidden = false;
  filter();
})();
