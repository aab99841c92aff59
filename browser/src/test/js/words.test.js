import assert from 'node:assert/strict';
import test from 'node:test';
import { WORDS, withDigits, wordsOf, wordsWith } from '../../main/resources/org/comity/browser/js/words.js';

const box = { getAttribute: () => null };

test('wordsOf_writesFiguresAsTheLanguageOfThePageDoesInTheDigitsThatPagesHave', () => {
  const values = { index: 4000, size: 14454 };
  const said = language => wordsOf(box, language)('tell-inclusion', values);
  assert.equal(said('en'), 'entry 4,000 in a log of 14,454');
  assert.equal(said('ar'), 'entry 4,000 in a log of 14,454');
  assert.equal(said('fr'), 'entry 4\u202f000 in a log of 14\u202f454');
});

test('wordsWith_leavesFiguresAsTheyAreForACommandLine', () => {
  assert.equal(wordsWith({})('tell-inclusion', { index: 4000, size: 14454 }), 'entry 4000 in a log of 14454');
});

test('words_keepAPlaceThatNothingFills', () => {
  assert.equal(wordsOf(box, 'en')('verified-text'), WORDS['verified-text']);
});

test('withDigits_ofNoLanguageIsTheReadersOwn', () => {
  assert.equal(withDigits(undefined), undefined);
});
