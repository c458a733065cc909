/** The original client, where this machine has one: undefined, and what needs it is passed over. */
export const realClient: string | undefined = ["/usr/local/bin/docker", "/usr/bin/docker"].find((path) => {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
});
