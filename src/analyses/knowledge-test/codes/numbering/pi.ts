/** Numbering, area and task titles of FAA-S-ACS-28. Written by tests/support/write-numbering.ts. */
export const pi = `
II. Technical Subject Areas
A Human Factors | K 1+a-l 2-4 | R 1-4 | S 1 2
B Endorsements and Logbook Entries Related to Instrument Instruction | K 1-5 | R 1 | S 1
C Aircraft Systems Related to Instrument Flight Rules (IFR) Operations | K 1 2 | R 1-3 | S 1 2
D Aircraft Flight Instruments and Navigation Equipment | K 1+a-d 2+ab 3 | R 1-5 | S 1 2
E Regulations and Publications Related to Instrument Flight Operations | K 1-7 | R 1 | S 1
III. Preflight Preparation
A Weather Information | K 1 2+a-g 3+a-l 4 | R 1+a-c 2+a-c | S 1-4
B Cross-Country Flight Planning | K 1+a-h 2 3+a-c 4 5 | R 1-7 | S 1-6
C Instrument Flight Deck Check | K 1-4 | R 1 2 | S 1 2
IV. Preflight Lesson on a Maneuver to be Performed in Flight
A Maneuver Lesson | K 1-3 | R 1 | S 1
V. Air Traffic Control (ATC) Clearances and Procedures
A Compliance with Air Traffic Control Clearances | K 1-4 | R 1-4 | S 1-8
B Holding Procedures | K 1 2 | R 1-4 | S 1-10
VI. Flight by Reference to Instruments
A Straight-and-Level Flight | K 1-6 | R 1-7 | S 1-4
B Turns | K 1-6 | R 1-7 | S 1-4
C Change of Airspeed in Straight-And-Level and Turning Flight | K 1-6 | R 1-7 | S 1-4
D Constant Airspeed Climbs and Descents | K 1-6 | R 1-7 | S 1-6
E Constant Rate Climbs and Descents | K 1-6 | R 1-7 | S 1-6
F Timed Turns to Magnetic Compass Headings | K 1-6 | R 1-7 | S 1-4
G Steep Turns | K 1-6 | R 1-7 | S 1-7
H Recovery from Unusual Flight Attitudes | K 1-5 | R 1-8 | S 1-3
VII. Navigation Aids
A Intercepting and Tracking Navigational Systems and DME Arcs | K 1-3 | R 1-3 | S 1-11
B Departure, En Route, and Arrival Operations | K 1-3 | R 1-3 | S 1-11
VIII. Instrument Approach Procedures
A Non-precision Approach | K 1-6 | R 1-7 | S 1-16
B Precision Approach | K 1-5 | R 1-7 | S 1-18
C Missed Approach | K 1 2 | R 1-5 | S 1-10
D Circling Approach | K 1 2 | R 1-7 | S 1-9
E Landing from an Instrument Approach | K 1-4 | R 1-4 | S 1-6
IX. Emergency Operations
A Loss of Communications | K 1 2 | R 1 2 | S 1-6
B Powerplant(s) Inoperative (Simulated) during Straight-and-Level Flight and Turns | K 1 2 | R 1-6 | S 1-11
C Instrument Approach and Landing with Inoperative Powerplant(s) (Simulated) | K 1 2 | R 1-5 | S 1-15
D Approach with Loss of Primary Flight Instrument Indicators | K 1-3 | R 1-3 | S 1-4
X. Postflight Procedures
A Checking Instruments and Equipment | K 1 2 | R 1 | S 1 2
`;
