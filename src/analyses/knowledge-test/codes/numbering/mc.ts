/** Numbering, area and task titles of military competence. Written by tests/support/write-numbering.ts. */
export const mc = `
I. Commercial Pilot Privileges and Limitations
A Pilot Qualifications and Responsibilities | K 1-5
B Airworthiness Requirements | K 1=a-d 2 3=a-c 4
C Medical Certification and Qualification | K 1-5
II. Air Traffic
A National Airspace System | K 1-7
III. Accident Reporting
A Accident Reporting | K 1
`;
