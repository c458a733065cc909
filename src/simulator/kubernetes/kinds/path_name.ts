/** Names that need only be usable as one part of a path: those of roles and bindings. */

/** What is wrong with it (apimachinery/pkg/api/validate/content, IsPathSegmentName). */
export function pathSegmentProblems(name: string): string[] {
  if (name === "." || name === "..") return [`may not be '${name}'`];
  return ["/", "%"].filter((sign) => name.includes(sign)).map((sign) => `may not contain '${sign}'`);
}
