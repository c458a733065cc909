/** What may be one part of a URL's path (apimachinery/pkg/api/validate/content, IsPathSegmentName). */
export function pathSegmentProblems(text: string): string[] {
  if (text === "." || text === "..") return [`may not be '${text}'`];
  return ["/", "%"].filter((part) => text.includes(part)).map((part) => `may not contain '${part}'`);
}
