import { describe, expect, test } from "vitest";
import { type AskPage, PAGE, PageCache } from "./page-cache";

type Asked = {
  generation: number;
  first: number;
  answer: (rows?: string) => Promise<void>;
  refuse: (why: unknown) => Promise<void>;
};

/** A cache over a source that answers when the test says so. */
function slowSource(count: number) {
  const asked: Asked[] = [];
  const question: AskPage<string, null> = (generation, first, last) =>
    new Promise((resolve, reject) => {
      const settled = () =>
        new Promise<void>((done) => queueMicrotask(() => queueMicrotask(() => queueMicrotask(done))));
      asked.push({
        generation,
        first,
        answer: (name = "row") => {
          const rows = Array.from(
            { length: Math.max(0, Math.min(last, count) - first) },
            (_, at) => `${name} ${first + at}`,
          );
          resolve({ generation, count, first, rows, about: null });
          return settled();
        },
        refuse: (why) => {
          reject(why);
          return settled();
        },
      });
    });
  return { cache: new PageCache<string, null>(), question, asked };
}

const at = (asked: Asked[], index: number): Asked => {
  const found = asked.at(index);
  if (!found) throw new Error(`question ${index} was not asked`);
  return found;
};

describe("the page cache", () => {
  test("shows the first page when it is there, not before", async () => {
    const { cache, question, asked } = slowSource(1000);
    void cache.ask(question, false);
    expect(cache.snapshot()).toMatchObject({ count: 0, about: null, asking: true });
    await at(asked, 0).answer();
    expect(cache.snapshot()).toMatchObject({ count: 1000, asking: false });
    expect(cache.rowAt(199)).toBe("row 199");
    expect(cache.rowAt(200)).toBeUndefined();
  });

  test("keeps the old rows until a newer question is answered, and drops the answer that comes late", async () => {
    const { cache, question, asked } = slowSource(1000);
    void cache.ask(question, false);
    await at(asked, 0).answer("old");
    void cache.ask(question, false);
    void cache.ask(question, false);
    expect(at(asked, 2).generation).toBeGreaterThan(at(asked, 1).generation);
    expect(cache.rowAt(0)).toBe("old 0");
    await at(asked, 2).answer("new");
    await at(asked, 1).answer("late");
    expect(cache.rowAt(0)).toBe("new 0");
  });

  test("fetches ahead of what is looked at, one question for each page", async () => {
    const { cache, question, asked } = slowSource(10_000);
    void cache.ask(question, false);
    await at(asked, 0).answer();
    cache.look(100, 150);
    cache.look(110, 160);
    expect(asked.map(({ first }) => first)).toEqual([0, PAGE]);
  });

  test("has at most four questions under way, and asks for where the reader is once one is answered", async () => {
    const { cache, question, asked } = slowSource(100_000);
    void cache.ask(question, false);
    await at(asked, 0).answer();
    for (const place of [5, 15, 25, 35, 45, 55]) cache.look(place * PAGE + 80, place * PAGE + 120);
    expect(asked).toHaveLength(5);
    await at(asked, 1).answer();
    expect(at(asked, -1).first).toBe(55 * PAGE);
  });

  test("keeps forty pages, those looked at last", async () => {
    const { cache, question, asked } = slowSource(100_000);
    void cache.ask(question, false);
    await at(asked, 0).answer();
    for (let page = 1; page <= 45; page++) {
      cache.look(page * PAGE + 80, page * PAGE + 120);
      await at(asked, -1).answer();
    }
    expect(cache.rowAt(45 * PAGE)).toBeDefined();
    expect(cache.rowAt(6 * PAGE)).toBeDefined();
    expect(cache.rowAt(5 * PAGE)).toBeUndefined();
  });

  test("asked again, it begins where the reader is", async () => {
    const { cache, question, asked } = slowSource(10_000);
    void cache.ask(question, false);
    await at(asked, 0).answer();
    cache.look(2080, 2120);
    await at(asked, -1).answer();
    void cache.again();
    expect(at(asked, -1).first).toBe(2000);
  });

  test("a refusal keeps the rows and says why", async () => {
    const { cache, question, asked } = slowSource(1000);
    void cache.ask(question, false);
    await at(asked, 0).answer();
    void cache.again();
    await at(asked, 1).refuse({ code: "storage", message: "" });
    expect(cache.snapshot()).toMatchObject({ count: 1000, asking: false, error: { code: "storage" } });
    expect(cache.rowAt(0)).toBe("row 0");
  });
});
