/** A test harness of one page: tests are registered on load and run by the page that loads them. */

export interface Outcome {
  readonly name: string;
  /** null when the test passed. */
  readonly failure: string | null;
}

const tests: { name: string; body: () => void | Promise<void> }[] = [];

export function test(name: string, body: () => void | Promise<void>): void {
  tests.push({ name, body });
}

export async function runAll(): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { name, body } of tests) {
    try {
      await body();
      outcomes.push({ name, failure: null });
    } catch (error) {
      outcomes.push({ name, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }
  return outcomes;
}

export function equal(actual: unknown, expected: unknown, about = ''): void {
  const [a, e] = [actual, expected].map((value) => JSON.stringify(plain(value)));
  if (a !== e) {
    throw new Error(`${about} expected ${e} but was ${a}`);
  }
}

export function close(actual: number, expected: number, tolerance = 1e-9, about = ''): void {
  if (!(Math.abs(actual - expected) <= tolerance)) {
    throw new Error(`${about} expected ${expected} ± ${tolerance} but was ${actual}`);
  }
}

export function ok(condition: boolean, about: string): void {
  if (!condition) {
    throw new Error(about);
  }
}

export function fails(body: () => unknown, message: string): void {
  try {
    body();
  } catch (error) {
    equal((error as Error).message, message);
    return;
  }
  throw new Error(`expected the error "${message}"`);
}

function plain(value: unknown): unknown {
  return ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;
}
