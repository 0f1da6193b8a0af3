// Finds commands by some of their words, in any order: each word typed must begin a word of the command, or stand in it, or
// have its letters there in order. The nearer, the higher.

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** 0 = one of the words is not there at all. */
export function score(typed: string, title: string, more = ""): number {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const scores = words.map((word) => Math.max(3 * near(word, plain(title)), near(word, plain(more))));
  return scores.includes(0) ? 0 : scores.reduce((sum, one) => sum + one, 1);
}

function near(word: string, text: string): number {
  if (text.startsWith(word)) return 5;
  if (text.includes(` ${word}`)) return 4;
  if (text.includes(word)) return 2;
  return word.length >= 3 && initials(word, text) ? 1 : 0;
}

/** "exls" is in "Export what the list shows": each letter goes on in its word or begins a later one. */
function initials(word: string, text: string): boolean {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const from = (at: number, nth: number): boolean => {
    if (at === word.length) return true;
    for (let next = nth; next < words.length; next += 1) {
      let taken = 0;
      while (at + taken < word.length && words[next]?.[taken] === word[at + taken]) {
        taken += 1;
        if (from(at + taken, next + 1)) return true;
      }
    }
    return false;
  };
  return from(0, 0);
}
