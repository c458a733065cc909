/** Where we differ from Helm, and why. */
export const accepted: readonly { chart: string; command: string; reason: string }[] = [];
