// With rents in several currencies: which of them is shown. They are never added together.
import { Segments } from "../../shared/forms/segments";
import { type Currency, currencyName } from "./measure";
import { useScope } from "./scope";

export function CurrencyChoice({ currencies, chosen }: { currencies: Currency[]; chosen: Currency }) {
  return (
    <div className="part-bar overview-currency">
      <Segments
        label="Currency"
        value={currencyName(chosen)}
        options={currencies.map((one) => ({ id: currencyName(one), label: currencyName(one) }))}
        onChange={(name) =>
          useScope.setState({ currency: currencies.find((one) => currencyName(one) === name) ?? null })
        }
      />
      <span className="muted">Amounts are those in this currency alone; the others are not added in.</span>
    </div>
  );
}
