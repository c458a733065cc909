/** Undefined parts of the world are unknown. @throws {Error} there is no such part here */
export function need<T>(part: T | undefined, name: string): T {
  if (part === undefined) throw new Error(`there is no ${name} here`);
  return part;
}
