/** As Go's log writes: with the time. */
export function warning(nowMs: number, write: (text: string) => void): (text: string) => void {
  const time = new Date(nowMs).toISOString().replace(/^(\d+)-(\d+)-(\d+)T(.{8}).*$/, "$1/$2/$3 $4");
  return (text) => write(`${time} ${text}\n`);
}
