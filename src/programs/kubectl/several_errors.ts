/**
 * Goes on after an error, as kubectl does with several objects, and throws at the end: the error itself where there was
 * one, an AggregateError of several. `problem` is what went wrong before, and comes last.
 */
export async function actOnEach<T>(
  items: readonly T[],
  act: (item: T) => Promise<void>,
  problem?: Error,
): Promise<void> {
  const errors: unknown[] = [];
  for (const item of items) {
    try {
      await act(item);
    } catch (error) {
      // Nobody reads what is said of the others.
      if (error instanceof Deno.errors.BrokenPipe) throw error;
      errors.push(error);
    }
  }
  throwErrors(problem ? [...errors, problem] : errors);
}

/** Throws one error as it is, several as one AggregateError; does nothing where there is none. */
export function throwErrors(errors: readonly unknown[]): void {
  if (errors.length === 1) throw errors[0];
  if (errors.length > 1) throw new AggregateError(errors, "several errors");
}
