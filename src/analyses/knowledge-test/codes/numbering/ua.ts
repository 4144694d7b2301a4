/** Numbering, area and task titles of FAA-S-ACS-10B. Written by tests/support/write-numbering.ts. */
export const ua = `
I. Regulations
A General | K 1-8
B Operating Rules | K 1-3 4+a 5 6+ab 7-13 14+a 15-20 21+a-d 22-28
C Remote Pilot Certification with an sUAS Rating | K 1-4
D Waivers | K 1
E Operations Over People | K 1 2 3+a-d 4-17
F Remote Identification (RID) | K 1-7
II. Airspace Classification and Operating Requirements
A Airspace Classification | K 1+a-e 2-4
B Airspace Operational Requirements | K 1-3 4+a-g 5-10
III. Weather
A Sources of Weather | K 1-5
B Effects of Weather on Performance | K 1+a-k
IV. Loading and Performance
A Loading and Performance | K 1+ab 2
V. Operations
A Radio Communications Procedures | K 1-8
B Airport Operations | K 1-5 6+ab 7 8
C Emergency Procedures | K 1 2+a-d 3-7
D Aeronautical Decision-Making | K 1+ab 2-5
E Physiology | K 1-9
F Maintenance and Inspection Procedures | K 1-7
`;
