/** `a=b,c=d` as labels. @throws {Error} in kubectl's words (generate.ParseLabels) */
export function parseLabelPairs(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(",").map((pair) => {
      const [key = "", value, ...rest] = pair.split("=");
      if (value === undefined || rest.length) throw new Error(`unexpected label spec: ${pair}`);
      if (key === "") throw new Error("unexpected empty label key");
      return [key, value];
    }),
  );
}
