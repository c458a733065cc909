/** Keys in ascending order; finding is O(log n), a page is a slice. */
export class OrderedNames {
  readonly #names: string[] = [];

  get size(): number {
    return this.#names.length;
  }

  at(index: number): string | undefined {
    return this.#names[index];
  }

  /** Where `name` is, or would be. */
  indexOf(name: string): number {
    let low = 0;
    let high = this.#names.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#names[middle]! < name) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  add(name: string): void {
    const last = this.#names.at(-1);
    if (last === undefined || last < name) {
      this.#names.push(name);
      return;
    }
    const index = this.indexOf(name);
    if (this.#names[index] !== name) this.#names.splice(index, 0, name);
  }

  remove(name: string): void {
    const index = this.indexOf(name);
    if (this.#names[index] === name) this.#names.splice(index, 1);
  }
}
