/** Numbering, area and task titles of FAA-S-ACS-3. Written by tests/support/write-numbering.ts. */
export const ip = `
I. Preflight Preparation
A Pilot Qualifications | K 1-3 | R 1-4 | S 1
B Weather Information | K 1 2+a-g 3+a-l 4 | R 1+a-c 2+a-c | S 1-4
C Cross-Country Flight Planning | K 1+a-h 2 3+a-c 4 5 | R 1-7 | S 1-6
II. Preflight Procedures
A Aircraft Systems Related to Instrument Flight Rules (IFR) Operations | K 1 2 | R 1-3 | S 1 2
B Aircraft Flight Instruments and Navigation Equipment | K 1+a-d 2+ab 3 | R 1-5 | S 1 2
C Instrument Flight Deck Check | K 1-3 | R 1 2 | S 1
III. Air Traffic Control (ATC) Clearances and Procedures
A Compliance with Air Traffic Control Clearances | K 1-3 | R 1-4 | S 1-7
B Holding Procedures | K 1 | R 1-4 | S 1-9
IV. Flight by Reference to Instruments
A Instrument Flight | K 1-3 | R 1-3 | S 1 2
B Recovery from Unusual Flight Attitudes | K 1-4 | R 1-8 | S 1 2
V. Navigation Systems
A Intercepting and Tracking Navigational Systems and DME Arcs | K 1 2 | R 1-3 | S 1-10
B Departure, En Route, and Arrival Operations | K 1 2 | R 1-3 | S 1-10
VI. Instrument Approach Procedures
A Non-precision Approach | K 1-5 | R 1-7 | S 1-15
B Precision Approach | K 1-4 | R 1-7 | S 1-17
C Missed Approach | K 1 | R 1-5 | S 1-9
D Circling Approach | K 1 | R 1-7 | S 1-8
E Landing from an Instrument Approach | K 1-3 | R 1-4 | S 1-5
VII. Emergency Operations
A Loss of Communications | K 1 | R 1 2 | S 1-5
B Powerplant(s) Inoperative (Simulated) during Straight-and-Level Flight and Turns | K 1 | R 1-6 | S 1-10
C Instrument Approach and Landing with Inoperative Powerplant(s) (Simulated) | K 1 | R 1-5 | S 1-14
D Approach with Loss of Primary Flight Instrument Indicators | K 1 2 | R 1-3 | S 1-3
VIII. Postflight Procedures
A Checking Instruments and Equipment | K 1 | R 1 | S 1
`;
