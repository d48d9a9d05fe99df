// The mark: 里 (window lattice over earth) under the arch of a loess cave dwelling. Drawn, not typed,
// so that it looks the same on a machine without a Chinese serif.
import { useLocale } from './locale.tsx';

export function Seal({ size = 32 }: { size?: number }) {
  return (
    <svg className="l-seal" width={size} height={size} viewBox="0 0 48 48" aria-hidden>
      <path
        className="l-seal-ground"
        d="M4 45.5V22.6C4 11.2 12.9 2.5 24 2.5s20 8.7 20 20.1v22.9c-13.3.7-26.7.7-40 0z"
      />
      <path
        className="l-seal-stroke"
        d="M15.5 13.5h17v13.2h-17zM15.5 20.1h17M24 13.5v25M14 32.6h20M10.8 39h26.4"
      />
    </svg>
  );
}

/** 里仁 as the name of a face; `face` is the short second word, such as 工作台. */
export function Wordmark({ face }: { face?: string }) {
  const english = useLocale() === 'en';
  return (
    <span className="l-wordmark">
      <Seal />
      <span className="l-wordmark-name" lang={english ? 'en' : 'zh-CN'}>
        {english ? 'Liren' : '里仁'}
      </span>
      {face !== undefined && <span className="l-wordmark-face">{face}</span>}
    </span>
  );
}

/** Terraced loess ridges: the one illustration, at the foot of a page or behind an empty state. */
export function Ridges() {
  return (
    <svg className="l-ridges" viewBox="0 28 1200 122" preserveAspectRatio="xMidYMax slice" aria-hidden>
      <path
        className="l-ridge-1"
        d="M0 74c96-34 190-44 292-22s170 40 286 18 178-38 300-24 214 34 322 14v90H0z"
      />
      <path
        className="l-ridge-2"
        d="M0 108c120-34 214-30 318-10s196 22 300-2 204-40 312-20 172 34 270 18v56H0z"
      />
      <path className="l-ridge-3" d="M0 132c110-18 250-26 372-12s228 14 350-2 268-20 478 8v24H0z" />
      <path
        className="l-ridge-line"
        d="M0 90c98-30 192-36 296-16s176 34 284 14 180-50 296-36 208 46 324 30M0 120c120-24 226-24 330-8s190 18 296 0 196-30 300-14 178 24 274 12"
      />
    </svg>
  );
}
