/** The whole course on the smallest screen. */
import { takeCourse } from "./take_course.ts";

takeCourse({ columns: 80, rows: 24 });
