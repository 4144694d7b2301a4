/** Numbering, area and task titles of Area I of every instructor ACS. Written by tests/support/write-numbering.ts. */
export const fi = `
I. Fundamentals of Instructing
A Effects of Human Behavior and Communication on the Learning Process | K 1+a-e 2+a-e 3 4+a-c | R 1 2 | S 1 2+ab 3
B Learning Process | K 1 2+ab 3-5 6+a-c 7 8 9+a-d 10-13 14+a-d 15 16 | R 1-3 | S 1-3
C Course Development, Lesson Plans, and Classroom Training Techniques | K 1+ab 2 3+a-d 4 5+a-f 6 7+a-d 8 9 10+a-c | R 1 | S 1+ab
D Student Evaluation, Assessment, and Testing | K 1 2 3+a-c 4 5 6+a-c 7 | R 1 | S 1
E Elements of Effective Teaching in a Professional Environment | K 1+a-e 2-5 | R 1 2 | S 1
F Elements of Effective Teaching that Include Risk Management and Accident Prevention | K 1 2+ab 3 4 5+a-c 6 | R 1-3 | S 1 2+a-c 3+a-e
`;
