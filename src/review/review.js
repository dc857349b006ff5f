'use strict';
// Joins words and facts by hover, click and keys, filters the facts, and copies corrections.
// Everything on the page is text already: this script only sets classes and moves the focus.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const cards = all('.card');
  const joined = new Map(cards.map(card => [card.dataset.f, []]));
  for (const element of all('[data-f]')) {
    for (const number of element.dataset.f.split(' ')) joined.get(number)?.push(element);
  }
  let held = null;

  const light = numbers => {
    for (const element of all('.on')) element.classList.remove('on');
    for (const number of numbers) for (const element of joined.get(number) ?? []) element.classList.add('on');
  };
  const numbersOf = element => element?.dataset.f?.split(' ') ?? [];
  const near = target => target instanceof Element ? target.closest('[data-f]') : null;
  const show = element => element?.scrollIntoView({ block: 'nearest' });
  const hold = number => {
    held = number;
    light(number === null ? [] : [number]);
  };
  const placeOf = number => (joined.get(number) ?? []).find(element => element.matches('a.mark'));

  document.addEventListener('mouseover', event => {
    const element = near(event.target);
    light(element ? numbersOf(element) : held === null ? [] : [held]);
  });
  document.addEventListener('focusin', event => {
    const element = near(event.target);
    if (element) light(numbersOf(element));
  });
  document.addEventListener('click', event => {
    const mark = event.target instanceof Element ? event.target.closest('.mark') : null;
    const card = event.target instanceof Element ? event.target.closest('.card') : null;
    if (mark) {
      // A word of several facts goes through them click by click.
      const numbers = numbersOf(mark);
      const next = numbers[(numbers.indexOf(held) + 1) % numbers.length];
      event.preventDefault();
      hold(next);
      document.getElementById('f' + next)?.focus();
      show(document.getElementById('f' + next));
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
