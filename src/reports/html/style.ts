import { figureColours } from '../figure-colours.ts';

const { '--ink': ink, '--ink-soft': soft, '--line': line, '--accent': accent } = figureColours;
const { '--surface-sunk': sunk, '--bad': bad, '--attention': attention } = figureColours;

/** The look of a report as one HTML file, on screen and on paper. */
export const htmlStyle = `
*{box-sizing:border-box}
body{max-width:960px;margin:0 auto;padding:24px;font:14px/1.45 system-ui,'Segoe UI',Roboto,Arial,sans-serif;color:${ink};background:#fff}
header{display:flex;gap:16px;align-items:center;padding-bottom:8px;border-bottom:1px solid ${soft}}
header span{margin-left:auto;color:${soft}}
h1{margin:16px 0 0;font-size:22px;overflow-wrap:anywhere}
h2{margin:20px 0 6px;padding-bottom:2px;border-bottom:1px solid ${accent};font-size:15px;color:${accent}}
p{margin:4px 0}
.soft,.note,small{color:${soft}}
.note,small,footer{font-size:12px}
small{display:block;font-weight:400}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(200px,1fr));gap:8px;margin:16px 0 0}
.tiles div{padding:8px 10px;background:${sunk}}
.tiles b{font-size:21px}
dt{font-size:12px;color:${soft}}
dd{margin:0}
.scroll{overflow-x:auto}
table{width:100%;border-spacing:0;font-size:13px;font-variant-numeric:tabular-nums}
th,td{padding:3px 10px 3px 0;border-bottom:1px solid ${line};text-align:left;vertical-align:baseline}
.values th{width:28%;font-weight:400;color:${soft}}
.number{text-align:right}
ul{margin:0;padding:0;list-style:none}
li{padding:3px 0;border-bottom:1px solid ${line}}
li b{display:inline-block;min-width:64px;text-transform:capitalize}
.serious b{color:${bad}}
.warning b{color:${attention}}
figure{margin:0}
svg{width:100%;height:auto}
footer{margin-top:24px;padding-top:6px;border-top:1px solid ${line};color:${soft}}
@media screen and (max-width:600px){body{padding:12px}.tiles{grid-template-columns:1fr 1fr}figure{overflow-x:auto}svg{min-width:680px}}
@media print{body{max-width:none;padding:0;font-size:11px}tr,li,figure,.tiles div{break-inside:avoid}h2{break-after:avoid}}
`.replaceAll('\n', '');
