/** Where something stands among others that are taken one after another: a lesson in its course, a question in a review. */
export interface PlaceInRow {
  readonly unit: "Lesson" | "Question";
  /** Counted from 1. */
  readonly number: number;
  readonly of: number;
}

/** `Lesson 3 of 44` */
export function placeText({ unit, number, of }: PlaceInRow): string {
  return `${unit} ${number} of ${of}`;
}

/** What comes after it: `next lesson`, or undefined where it is the last or stands alone. */
export function nextText(place: PlaceInRow | undefined): string | undefined {
  return place && place.number < place.of ? `next ${place.unit.toLowerCase()}` : undefined;
}
