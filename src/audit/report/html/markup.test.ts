import { assert, property, string } from 'fast-check';
import { expect, it } from 'vitest';
import { html } from './markup.ts';

it('escapes what is put in, and not what is HTML already', () => {
  const inner = html`<b>${'<i> & "co"'}</b>`;
  expect(html`<p title="${"it's"}">${inner}${[inner]}${7}</p>`.markup).toBe(
    '<p title="it&#39;s"><b>&lt;i&gt; &amp; &quot;co&quot;</b><b>&lt;i&gt; &amp; &quot;co&quot;</b>7</p>',
  );
});

it('lets no text end an element or an attribute', () => {
  assert(
    property(string(), (text) => {
      expect(html`${text}`.markup).not.toMatch(/[<>"']/u);
    }),
  );
});
