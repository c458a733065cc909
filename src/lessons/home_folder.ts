/** Of whoever takes a lesson: on the lab's host everybody is Ahab. */
export const HOME = "/home/ahab";
